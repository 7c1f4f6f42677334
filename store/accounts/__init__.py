"""Accounts: people, their passwords and second factors, sessions, the throttling of the sign-in, invitations."""
