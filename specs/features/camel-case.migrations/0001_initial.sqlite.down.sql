DROP TABLE "order_lines_gift_tags";
DROP TABLE "order_lines";
DROP TABLE "purchase_orders";
DROP TABLE "gift_tags";
