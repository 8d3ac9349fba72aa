"""Tests of the arithmetic: python3 -m unittest discover -t . drive/tests"""
