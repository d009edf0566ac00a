-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "memberships";
DROP TABLE "teams";
DROP TABLE "certificates";
DROP TABLE "skills";
DROP TABLE "mentorings";
DROP TABLE "people";
