-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "timers";
DROP TABLE "tasks_labels";
DROP TABLE "tasks";
DROP TABLE "projects";
DROP TABLE "labels";
