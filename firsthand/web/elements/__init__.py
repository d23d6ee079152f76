"""Pieces that several pages share: icons, avatars, clippings, small charts."""
