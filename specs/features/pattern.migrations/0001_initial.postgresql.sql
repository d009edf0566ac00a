-- step 1: in a transaction
CREATE TABLE "codes" (
  "id" uuid NOT NULL,
  "isbn" text COLLATE "C" NOT NULL,
  "slug" text COLLATE "C" NOT NULL,
  "version" text COLLATE "C" NOT NULL,
  "phone" text COLLATE "C" NOT NULL,
  "color" text COLLATE "C" NOT NULL,
  "plate" text COLLATE "C" NOT NULL,
  "text" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "codes_pkey" PRIMARY KEY ("id")
);
