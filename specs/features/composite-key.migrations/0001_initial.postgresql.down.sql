-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "results";
DROP TABLE "memberships";
DROP TABLE "teams";
DROP TABLE "people";
