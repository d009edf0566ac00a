-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "tasks";
DROP TABLE "orders";
