// In the place of mergician: objects merged into a new one, deeply; the later one wins, lists are taken whole.
const plain = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

export const mergician = (...objects) =>
  objects.reduce((merged, object) => {
    for (const [name, value] of Object.entries(object)) {
      merged[name] = plain(merged[name]) && plain(value) ? mergician(merged[name], value) : value;
    }
    return merged;
  }, {});
