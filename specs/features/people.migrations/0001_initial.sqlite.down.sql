DROP TABLE "posts_topics";
DROP TABLE "comments";
DROP TABLE "posts";
DROP TABLE "auth_refresh_tokens";
DROP TABLE "auth_sessions";
DROP TABLE "users";
DROP TABLE "topics";
