-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "pictures";
DROP TABLE "avatars";
DROP TABLE "profiles";
DROP TABLE "users";
