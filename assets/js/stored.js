// One value of the tab's storage: an object. Where there is none (private mode, the build, a full storage) it is empty,
// and what is written lasts as long as the page. Signing out by hand clears all of it (page.js).
export function stored(key) {
  let last = {};
  return {
    read() {
      try {
        return JSON.parse(sessionStorage.getItem(key)) ?? {};
      } catch {
        return last;
      }
    },
    write(all) {
      last = all;
      try {
        sessionStorage.setItem(key, JSON.stringify(all));
      } catch {
        // as above
      }
    },
  };
}
