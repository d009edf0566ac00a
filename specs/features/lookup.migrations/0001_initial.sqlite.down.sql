DROP TABLE "articles_tags";
DROP TABLE "articles";
DROP TABLE "users";
DROP TABLE "tags";
