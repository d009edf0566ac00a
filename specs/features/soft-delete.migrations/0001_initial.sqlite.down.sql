DROP TABLE "timers";
DROP TABLE "tasks_labels";
DROP TABLE "tasks";
DROP TABLE "projects";
DROP TABLE "labels";
