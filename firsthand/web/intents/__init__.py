"""A quiet mirror: whom the user said things were for, quarter by quarter."""
