// In the place of universal-cookie: no state of Verdicts lives in a cookie, so nothing may be read or set here.
const refuse = () => {
  throw new Error("Verdicts keeps no state in cookies");
};

export default class Cookies {
  get = refuse;
  set = refuse;
  remove = refuse;
}
