# An editor for the tests: mends the answer, and types another id.
sed -i 's/Lookaside/Look-aside/; s/^Id: .*/Id: 00000000000000ff/' "$1"
