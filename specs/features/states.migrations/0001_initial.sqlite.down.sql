DROP TABLE "tasks";
DROP TABLE "orders";
