DROP TABLE "posts";
DROP TABLE "comments";
DROP TABLE "users";
