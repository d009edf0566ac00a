-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "order_lines_gift_tags";
DROP TABLE "order_lines";
DROP TABLE "purchase_orders";
DROP TABLE "gift_tags";
