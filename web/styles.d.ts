// Style sheets are bundled by web/build.mjs; importing one says that it is needed.
declare module "*.css";
