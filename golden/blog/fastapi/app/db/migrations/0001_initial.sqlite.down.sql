DROP TABLE "follows";
DROP TABLE "favorites";
DROP TABLE "contributions";
DROP TABLE "comments";
DROP TABLE "articles_tags";
DROP TABLE "articles";
DROP TABLE "users";
DROP TABLE "tags";
