DROP TABLE "orders_tags";
DROP TABLE "tags";
DROP TABLE "orders";
DROP TABLE "idempotency_keys";
DROP TABLE "customers";
