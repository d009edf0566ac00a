-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "policies_gates";
DROP TABLE "policies";
DROP TABLE "logs";
DROP TABLE "idempotency_keys";
DROP TABLE "gates";
DROP TABLE "badges";
DROP TABLE "auth_refresh_tokens";
DROP TABLE "auth_sessions";
DROP TABLE "accounts";
