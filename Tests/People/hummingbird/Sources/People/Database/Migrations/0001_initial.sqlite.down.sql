DROP TABLE "drafts";
DROP TABLE "posts";
DROP TABLE "users";
