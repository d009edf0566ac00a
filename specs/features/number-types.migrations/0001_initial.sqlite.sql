CREATE TABLE "measures" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "count" INTEGER NOT NULL,
  "total" INTEGER NOT NULL,
  "ratio" REAL NOT NULL,
  "price" INTEGER NOT NULL,
  "longest" INTEGER NOT NULL,
  "whole" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;
