"""Who may do what with which record: decided in one place, by what a person is to the home or the authority."""
