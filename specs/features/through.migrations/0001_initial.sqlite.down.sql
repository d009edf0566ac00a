DROP TABLE "readings";
DROP TABLE "favorites";
DROP TABLE "users";
DROP TABLE "articles_tags";
DROP TABLE "tags";
DROP TABLE "articles";
