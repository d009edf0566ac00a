DROP TABLE "drafts";
DROP TABLE "posts";
DROP TABLE "auth_refresh_tokens";
DROP TABLE "auth_sessions";
DROP TABLE "users";
