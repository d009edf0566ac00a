DROP TABLE "ranges";
