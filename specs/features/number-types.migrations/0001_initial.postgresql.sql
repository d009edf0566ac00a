-- step 1: in a transaction
CREATE TABLE "measures" (
  "id" uuid NOT NULL,
  "count" integer NOT NULL,
  "total" bigint NOT NULL,
  "ratio" double precision NOT NULL,
  "price" numeric(10, 2) NOT NULL,
  "longest" numeric(18, 18) NOT NULL,
  "whole" numeric(18, 0) NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "measures_pkey" PRIMARY KEY ("id")
);
