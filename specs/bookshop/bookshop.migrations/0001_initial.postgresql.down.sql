-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "reviews";
DROP TABLE "order_lines";
DROP TABLE "orders";
DROP TABLE "auth_refresh_tokens";
DROP TABLE "auth_sessions";
DROP TABLE "users";
DROP TABLE "idempotency_keys";
DROP TABLE "books_genres";
DROP TABLE "genres";
DROP TABLE "books";
DROP TABLE "authors";
DROP TABLE "auth_attempts";
