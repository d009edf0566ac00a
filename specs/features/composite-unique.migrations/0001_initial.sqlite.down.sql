DROP TABLE "lessons";
DROP TABLE "courses";
