"""Reading and writing: a module per noun; one public function is one transaction.

Plain values (see `views`) go in and come out; no session leaves this package. A write
that cannot be made raises `refusal.Refused` with a code and values, which `text` words.
"""
