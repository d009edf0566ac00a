DROP TABLE "users_friends";
DROP TABLE "users_following";
DROP TABLE "users";
