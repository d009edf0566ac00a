DROP TABLE "writables";
DROP TABLE "unlisteds";
DROP TABLE "silents";
DROP TABLE "shuts";
DROP TABLE "readables";
DROP TABLE "opens";
DROP TABLE "inboxes";
