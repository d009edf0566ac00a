-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "writables";
DROP TABLE "unlisteds";
DROP TABLE "silents";
DROP TABLE "shuts";
DROP TABLE "readables";
DROP TABLE "opens";
DROP TABLE "inboxes";
