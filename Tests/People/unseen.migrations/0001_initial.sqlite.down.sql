DROP TABLE "taggings";
DROP TABLE "tags";
DROP TABLE "notes";
DROP TABLE "auth_refresh_tokens";
DROP TABLE "auth_sessions";
DROP TABLE "people";
