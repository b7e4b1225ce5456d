"""The cost lens: printed here, in the browser drawn by assets/js/lens.js from the same numbers."""
