"""Pages of signing in and of the account: printed only, their forms post and work without JavaScript."""
