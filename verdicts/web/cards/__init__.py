"""Pictures that leave the site: cards for link previews, badges, and the frames of embeds."""
