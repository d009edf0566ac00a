-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "marks";
DROP TABLE "works";
DROP TABLE "masteries";
DROP TABLE "auth_refresh_tokens";
DROP TABLE "auth_sessions";
DROP TABLE "members";
DROP TABLE "idempotency_keys";
DROP TABLE "guilds";
DROP TABLE "crafts";
