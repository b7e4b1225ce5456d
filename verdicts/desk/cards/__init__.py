"""What leaves the site as a picture or a frame: cards, badges, embeds, and what oEmbed says about them."""
