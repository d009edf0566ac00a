DROP TABLE "follows";
DROP TABLE "users";
