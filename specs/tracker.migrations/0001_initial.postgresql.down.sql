-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "time_entries";
DROP TABLE "issues_labels";
DROP TABLE "issue_links";
DROP TABLE "comments";
DROP TABLE "issues";
DROP TABLE "milestones";
DROP TABLE "labels";
DROP TABLE "projects";
DROP TABLE "users";
