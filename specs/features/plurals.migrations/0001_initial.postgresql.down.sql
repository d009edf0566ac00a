-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "time_series";
DROP TABLE "sheep";
DROP TABLE "quizzes";
DROP TABLE "people";
DROP TABLE "order_statuses";
DROP TABLE "octopodes";
DROP TABLE "matrices";
DROP TABLE "indexes";
DROP TABLE "categories";
DROP TABLE "buses";
DROP TABLE "boxes";
DROP TABLE "bookshelves";
