-- step 1: in a transaction
CREATE TABLE "ranges" (
  "id" uuid NOT NULL,
  "stars" integer NOT NULL,
  "total" bigint NOT NULL,
  "ratio" double precision NOT NULL,
  "price" numeric(10, 2) NOT NULL,
  "day" date NOT NULL,
  "at" timestamptz NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "ranges_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "ranges_at_min" CHECK ("at" >= '2000-01-01T00:00:00.000Z'::timestamptz),
  CONSTRAINT "ranges_day_max" CHECK ("day" <= '2099-12-31'::date),
  CONSTRAINT "ranges_day_min" CHECK ("day" >= '2000-01-01'::date),
  CONSTRAINT "ranges_price_max" CHECK ("price" <= 99999999.99),
  CONSTRAINT "ranges_price_min" CHECK ("price" >= 0.00),
  CONSTRAINT "ranges_ratio_max" CHECK ("ratio" <= '1.5'::double precision),
  CONSTRAINT "ranges_ratio_min" CHECK ("ratio" >= '0.0'::double precision),
  CONSTRAINT "ranges_stars_max" CHECK ("stars" <= 5),
  CONSTRAINT "ranges_stars_min" CHECK ("stars" >= 1),
  CONSTRAINT "ranges_total_min" CHECK ("total" >= -9007199254740991)
);
