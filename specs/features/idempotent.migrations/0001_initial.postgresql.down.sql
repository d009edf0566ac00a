-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "orders_tags";
DROP TABLE "tags";
DROP TABLE "orders";
DROP TABLE "idempotency_keys";
DROP TABLE "customers";
