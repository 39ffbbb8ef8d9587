# The portal's pages.
