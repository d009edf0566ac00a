DROP TABLE "parts";
DROP TABLE "order_lines";
