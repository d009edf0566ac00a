-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
ALTER TABLE "stores" DROP CONSTRAINT "stores_manager_id_reference";
DROP TABLE "payments";
DROP TABLE "rentals";
DROP TABLE "staff_members";
DROP TABLE "inventory_items";
DROP TABLE "customers";
DROP TABLE "stores";
DROP TABLE "film_texts";
DROP TABLE "film_categories";
DROP TABLE "film_actors";
DROP TABLE "films";
DROP TABLE "languages";
DROP TABLE "addresses";
DROP TABLE "cities";
DROP TABLE "countries";
DROP TABLE "categories";
DROP TABLE "actors";
