-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "users_friends";
DROP TABLE "users_following";
DROP TABLE "users";
