-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "drafts";
DROP TABLE "posts";
DROP TABLE "auth_refresh_tokens";
DROP TABLE "auth_sessions";
DROP TABLE "users";
