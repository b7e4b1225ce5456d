// In the place of @emotion/react: its jsx without the `css` property, which no component of Verdicts has.
import { createElement } from "react";

export const jsx = createElement; // a name of its own: calls of it are shorter than calls into React's module
