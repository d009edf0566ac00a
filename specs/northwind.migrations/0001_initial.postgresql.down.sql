-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "employees_territories";
DROP TABLE "territories";
DROP TABLE "order_details";
DROP TABLE "products";
DROP TABLE "suppliers";
DROP TABLE "orders";
DROP TABLE "shippers";
DROP TABLE "regions";
DROP TABLE "employees";
DROP TABLE "customers_demographics";
DROP TABLE "demographics";
DROP TABLE "customers";
DROP TABLE "categories";
